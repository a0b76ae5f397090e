"""Invented names and places. Addresses end in `.example`, telephone numbers are made up."""

from __future__ import annotations

COMPANIES = (
    "Nordhavn Kaffe ApS",
    "Østergaard & Søn Tømrerfirma I/S",
    "Lærkevang Bageri ApS",
    "Bøgeskov Ejendomme A/S",
    "Kerteminde Rederi A/S",
    "Tandlægerne Vestergade I/S",
    "Klinik Åbrinken ApS",
    "Hotel Fjordblik A/S",
    "Restaurant Ålekroen ApS",
    "Munkebo Autoværksted ApS",
    "Langeskov Planteskole I/S",
    "Revisorgruppen Fyn P/S",
    "Advokaterne Nørregade P/S",
    "Ejerforeningen Havnehusene",
    "A/B Søndergården",
    "E/F Strandparken 12-20",
    "Fynsk Facadeservice ApS",
    "Brdr. Kjærgaard Murere ApS",
    "Ullerslev Dyreklinik ApS",
    "Bogense Bådebyggeri ApS",
    "Nyborg Cykler & Service",
    "Storebælt Logistik A/S",
    "Odense Arkitektværksted ApS",
    "Møllegårdens Vinhandel ApS",
    "Havnens Fiskehus ApS",
    "Solgården Friskole",
    "Kirkeby Efterskole",
    "Rosengårdens Blomster v/ Åse Toft",
    "Ørbæk Korn & Foder A.m.b.a.",
    "Fionia Butiksinventar A/S",
    "Dalum Fysioterapi ApS",
    "Byggefirmaet Thrane & Bæk A/S",
    "Kongebro Camping ApS",
    "Frisør Håret & Skægget",
)

PUBLIC = (
    ("Havneby Kommune", ("Børn og Skole", "Ejendomme", "Ældre og Sundhed")),
    ("Fjordby Kommune", ("Ejendomscenter", "Kultur og Fritid")),
    ("Midtfyns Kommune", ("Teknik og Miljø", "Skoleafdelingen", "Beskæftigelse")),
    ("Region Sydfyn", ("Drift og Anlæg", "Sygehusenhed Øst")),
    ("Fjordby Gymnasium", ("Bygningsdrift",)),
    ("Havneby Bibliotek", ()),
    ("Erhvervsakademi Storebælt", ("Campus Service", "Administration")),
    ("Boligforeningen Fjordglimt", ("Afdeling 3, Åparken", "Afdeling 7, Skovvænget")),
    ("Fynsk Politiskole", ("Logistik",)),
    ("Søfartsmuseet Havneby", ()),
    ("Fjordby Provsti", ("Kirkegårdskontoret",)),
    ("Havneby Forsyning", ("Vand", "Varme")),
)

FOREIGN = (
    ("Hansen & Petersen Bau GmbH", "Flensburg", "24937", "DE", "eu", "DE811569869", "Norderstraße 41"),
    ("Förde Immobilien GmbH & Co. KG", "Kiel", "24103", "DE", "eu", "DE136695976", "Holstenbrücke 8"),
    ("Öresund Fastigheter AB", "Malmö", "211 20", "SE", "eu", "SE556703748501", "Stora Nygatan 29"),
    ("Van der Meer Interieur B.V.", "Groningen", "9712 CP", "NL", "eu", "NL822010690B01", "Oude Boteringestraat 17"),
    ("Sørlandet Hytteutleie AS", "Kristiansand", "4610", "NO", "abroad", "914778271", "Markens gate 12"),
    ("Highland Timber Homes Ltd", "Inverness", "IV1 1QY", "GB", "abroad", "GB220430231", "14 Bank Street"),
    ("Atelier Lefèvre SARL", "Lille", "59800", "FR", "eu", "FR40303265045", "6 rue de la Monnaie"),
    ("Föroya Byggivörur P/F", "Tórshavn", "100", "FO", "abroad", "538485", "Niels Finsens gøta 20"),
)

PRIVATE = (
    "Birthe Kjær Andersen",
    "Jørgen Østerby",
    "Anne-Mette Søgaard",
    "Søren Ådal Nielsen",
    "Karen & Poul Bøje",
    "Mohammed El-Khatib",
)

FIRST_NAMES = (
    "Ida", "Lars", "Mette", "Søren", "Camilla", "Jens", "Åse", "Morten", "Kirsten", "Bjørn",
    "Louise", "Henrik", "Pernille", "Anders", "Dorthe", "Rasmus", "Gitte", "Thomas", "Sofie", "Niels",
)  # fmt: skip
LAST_NAMES = (
    "Lindqvist", "Holm", "Kjær", "Østergaard", "Bæk", "Nørgaard", "Thomsen", "Møller", "Dahl", "Friis",
    "Winther", "Skov", "Krogh", "Lund", "Toft", "Bjerre", "Vestergaard", "Ravn", "Juhl", "Brandt",
)  # fmt: skip
STREETS = (
    "Strandvejen", "Vestergade", "Skolegade", "Kirkevej", "Møllebakken", "Havnegade", "Åbrinken", "Søndergade",
    "Lærkevej", "Industrivej", "Bøgevænget", "Nørrebro", "Østre Ringvej", "Fjordvej", "Rådhuspladsen", "Toldbodgade",
)  # fmt: skip
TOWNS = (
    ("5300", "Kerteminde"), ("5000", "Odense C"), ("5800", "Nyborg"), ("5330", "Munkebo"), ("5540", "Ullerslev"),
    ("5550", "Langeskov"), ("5853", "Ørbæk"), ("5700", "Svendborg"), ("5600", "Faaborg"), ("5400", "Bogense"),
    ("5270", "Odense N"), ("5220", "Odense SØ"), ("5750", "Ringe"), ("5290", "Marslev"),
)  # fmt: skip
