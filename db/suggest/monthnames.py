"""The months by their Levantine names. Pure."""

# The months as the Levant calls them, where no day, year or other name makes them one, are left alone.
LEVANT = {
    "kanun al-thani": 1, "kanun ii": 1, "shubat": 2, "adar": 3, "athar": 3, "nisan": 4, "ayyar": 5, "ayar": 5,
    "iyar": 5, "haziran": 6, "huzayran": 6, "tammuz": 7, "tamuz": 7, "tammouz": 7, "ab": 8, "aab": 8,
    "aylul": 9, "ayloul": 9, "eylul": 9, "tishreen al-awwal": 10, "tishrin al-awwal": 10, "tishreen i": 10,
    "tishrin i": 10,
    "tishreen al-thani": 11, "tishrin al-thani": 11, "tishreen ii": 11, "tishrin ii": 11, "kanun al-awwal": 12,
    "kanoun al-awwal": 12, "kanoun al-thani": 1, "kanun i": 12,
}  # fmt: skip
LEVANT_NAMES = "|".join(
    name.replace(" i", r"\sI").replace("I" + "i", "II")
    if name.endswith((" i", " ii"))
    else r"\s".join(
        part.capitalize() if not part.startswith("al-") else f"[Aa]l-{part[3:].capitalize()}" for part in name.split()
    )
    for name in sorted(LEVANT, key=len, reverse=True)
)
