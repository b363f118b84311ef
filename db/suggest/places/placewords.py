"""Words that are no places, and those that may stand beside them. Pure."""

# Words that may follow a place in capitals without being part of a longer name.
LOOSE_AFTER = frozenset(
    "cnn bbc afp ap reuters mayor governor"
    " has have had is was were are said says will and or on in at of from to for by with after"
    " before as killed kills kill"
    " wounded hit hits strike strikes struck attack attacks bombed shelled this that the a an"
    " who where when early late monday tuesday wednesday thursday friday saturday sunday january"
    " february"
    " march april june july august september october november december told left remains remained".split()
)
FUNCTION = frozenset("in at on from to of by the a an and for with near as but or this that his her our my".split())
NOT_PLACES = frozenset(
    "hollywood sunni shia shiite alawi maronite christian muslim cars euphrates tigris orontes litani nile"
    " bedouin bedouins druze alawite alawites yazidi yazidis kurds"
    " of man most van mobile split nice bath reading male mary batman orange as do so is in at"
    " or and he she we us it no on an"
    " my you they mari salt sale same sham sam more human tell side luck dual okay dire chop hub"
    " hue tin ode perm paradise newton ann bla bor coro guna nis san shar less hit many most march"
    " may will mark bar ham hal safe hope best long there here these those then".split()
)
UNPLACED = frozenset(
    "jan feb mar apr jun jul aug sept sep oct nov dec january february march april may june july"
    " august september october november december monday tuesday wednesday thursday"
    " friday saturday sunday ramadan eid christmas easter arabic english french russian ukrainian"
    " turkish kurdish german"
    " hebrew burmese islam god parliament congress facebook twitter telegram youtube google whatsapp annex figure table"
    " section article articles part chapter resolution phase case reuters afp ap cnn bbc telegram"
    " court council assembly opposition square street avenue roundabout bridge river news"
    " committee commission ministry hospital school university office building street summer winter"
    " spring autumn hospitals clinics clinic schools markets market camps mosque mosques church churches civilians"
    " journalists medics doctors children women homes houses health medical humanitarian education water aid workers"
    " prison prisons jail branch coalition all"
    " infrastructure military security islamic informal industrial residential"
    " displaced refugees peaceful protesters convoys ambulances bakeries power".split()
)
# Capitals that stand for their governments, which speak.
SPEAKING = frozenset(
    "Ankara Moscow Kyiv Kiev Washington Beijing Tehran Damascus Riyadh London Paris Berlin Brussels"
    " Khartoum Kinshasa Kigali Asmara"
    " Sanaa Naypyidaw"
    " Baku Yerevan Tbilisi Minsk Tunis Rabat Algiers Amman Muscat Manama Bamako Niamey Ouagadougou"
    " Kabul Baghdad Beirut Cairo Islamabad Jerusalem Doha Nairobi Juba Mogadishu"
    " Tripoli Warsaw Geneva".split()
)
BODIES = frozenset("hamas taliban houthi houthis hezbollah daesh isis wagner jazeera".split())
# Names of people and bodies that sound like places, too; they are places only right after "in" or "near".
PERSONAL = BODIES | frozenset(
    "assad adam putin zahra zahraa fatima hussein hassan hasan ali omar mohammed muhammad ahmad"
    " ahmed khalil khaled ibrahim"
    " mahmoud mustafa yusuf yousef salem salim samir samira rami karim nour samar maher hamza"
    " bilal yasin yaseen sami salma"
    " mariam maryam amina aisha layla leila abdullah abdallah saleh tarek tariq walid jamal kamal"
    " sabbagh".split()
)
TITLES = frozenset(
    "mr mrs ms dr father prof gen col capt maj sheikh abu um umm imam"
    " general colonel captain president minister".split()
)
PEOPLES = ("ian", "ians", "ean", "ese", "ish", "iya", "ist", "ists", "ism")
