"""The pattern of a time expression, after TIMEX3: dates, times, durations, sets.

The span is TimeML's: without preposition, with an article where one belongs to it. A
bare "May", "March" or "fall" needs a second look at the word's tag.
"""

from __future__ import annotations

import re

MONTHS = (
    r"(?-i:January|February|March|April|May|June|July|August|September|October|"
    r"November|December|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|"
    r"OCTOBER|NOVEMBER|DECEMBER|"
    r"(?:Jan(?! [A-Z])|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
WEEKDAYS = (
    r"(?-i:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|"
    r"(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.(?=,? ))"
)
SEASONS = r"(?:spring|summer|autumn|fall|winter)s?"
UNITS = (
    r"(?:minute|hour|day|night|weekend|week|fortnight|month|quarter|semester|year|"
    r"decade|centurie|century|millenni[au]m?)s?"
)
PART = r"(?:morning|afternoon|evening|night|noon|midday)"
YEAR = r"(?:19|20)\d\d"
SAID_YEAR = (
    r"(?:nineteen|two thousand|twenty)[ -](?:and )?(?:(?:twenty|thirty|forty|fifty|"
    r"sixty|seventy|eighty|ninety)"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|"
    r"(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    r"nineteen))"
)
SMALL = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|"
    r"fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)"
)
DIGITS = r"\d{1,3}(?:,\d{3})?(?:\.\d+)?(?: \d/\d)?"
COUNT = (
    rf"(?:a couple(?: of)?|a few|a dozen|a half|half an?|several|many|{DIGITS}|{SMALL}|"
    r"(?:an?|one|two|three) hundred|dozens of|hundreds of)"
)
HEDGE = (
    r"(?:(?:at least|at most|no more than|more than|less than|fewer than|nearly|almost|"
    r"about|around|roughly|over|up to|only|just|some|another|as many as|well over) )"
)
NEXT = (
    r"(?:last|next|past|coming|previous|following|preceding|upcoming|first|final|"
    r"latest)"
)
WHICH = (
    rf"(?:this (?:past|coming)|the same|the current|this|that|(?:the )?{NEXT}|"
    r"each|every|the)"
)
NAMED = r"(?:this past|last|next|past|this|coming|previous|following|each|every)"
EDGE = (
    r"(?:(?:(?:very |as )?(?:early|late)|later|earlier|mid)(?:[ -](?:in |on )?|[-–])|"
    r"the (?:very )?(?:end|beginning|start|middle|turn|first half|second half|"
    r"last half|"
    r"latter part|early part|close|eve) of (?:the )?)"
)
ORDINAL = (
    r"(?:first|second|third|fourth|1st|2nd|3rd|4th|last|final|latest|current|opening)"
)
DAY = r"(?:[0-3]?\d)(?:st|nd|rd|th)?(?!\d|,\d|\.\d|%|:\d)"
DAYS = rf"{DAY}(?: ?[-–] ?{DAY})?"
ZONE = (
    r"(?: \(?(?:GMT|UTC|E[SD]?T|C[SD]T|M[SD]T|P[SD]T|local time|"
    r"Eastern(?: time)?)\b\)?)"
)
CLOCK = (
    rf"(?:(?:noon|midnight|\d{{1,2}} o[’']clock|\d{{1,2}}(?:[:.]\d\d)? ?"
    rf"(?:[ap]\.m\.|[ap]m\b)|\d{{1,2}}:\d\d(?::\d\d)?(?= ?(?:[ap]|GMT|UTC|EST|local)))"
    rf"(?: in the {PART})?{ZONE}?)"
)
CALENDAR = (
    rf"(?:{MONTHS} {DAYS}(?:(?:,| of)? {YEAR}\b)?(?!\w)|"
    rf"{DAYS}(?: of)?[ -]{MONTHS}(?:,?[ -]{YEAR}\b)?)"
)
RELATIVE_DAY = (
    rf"(?:the day (?:before yesterday|after tomorrow)|"
    rf"(?:today|yesterday|tomorrow|this|last(?= night)) {PART}|today|yesterday|"
    r"tomorrow|tonight|overnight)"
)
WEEKDAY = rf"(?:(?:{NAMED} )?{WEEKDAYS}(?: {PART}s?)?)"
WHEN = rf"(?:{WEEKDAY}(?:,? (?:the )?{CALENDAR})|{CALENDAR}|{RELATIVE_DAY}|{WEEKDAY})"
AGO = (
    r"(?:(?: or (?:so|two|more))? (?:ago|earlier|later|before|hence|from now|"
    r"previously|ahead|or so)\b)"
)
WRITTEN_DATES = (
    r"\d{4}-\d\d-\d\d(?:T[\d:.]+Z?)?(?!\d)",
    (
        r"\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d\d)"
        r"(?: \d\d:?\d\d(?::\d\d)?(?:[A-Z]{3})?)?(?![\d/-])"
    ),
    r"(?:19|20)(?:\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d)",
)
DAYS_AND_MONTHS = (
    rf"{CLOCK}(?:,? (?:on )?{WHEN})",
    rf"{EDGE}?{WHEN}(?: at {CLOCK})?",
    rf"{CLOCK}",
    (
        rf"{EDGE}?(?:{NAMED} )?{MONTHS}"
        rf"(?:(?:,| of)? {YEAR}\b| (?:last|this|next) year| {SAID_YEAR})"
    ),
    rf"{EDGE}?(?:{NAMED} )?{MONTHS}(?: of)? (?:last|this|next|that|the same) year\b",
    rf"{EDGE}?(?:{NAMED} )?{MONTHS}(?![\w’'-]*\w)",
)
YEARS = (
    rf"(?:the year )?{SAID_YEAR}|the year two thousand",
    (
        rf"{EDGE}?(?:(?:the )?(?:year|fiscal(?: year)?) )?{YEAR}"
        rf"(?:[-–](?:{YEAR}|\d\d))?(?![\d,]*\d|[-.]\d|s\b|%)(?: or later)?"
    ),
    (
        rf"(?:the )?{EDGE}?(?:the )?(?:(?:19|20)\d0[’']?s|[’'‘]\d0s|[2-9]0s|"
        r"(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))\b"
    ),
    (
        r"(?:the )?(?:\d{1,2}(?:st|nd|rd|th)|nineteenth|twentieth|twenty-first)"
        r"[- ]century"
    ),
)
PARTS_OF_YEARS = (
    (
        rf"{EDGE}?(?:(?:{WHICH}|last|this|next) )(?:fiscal )?{SEASONS}"
        rf"(?:(?:,| of)? {YEAR})?"
    ),
    rf"(?:{EDGE}|the )?{SEASONS}(?:,| of)? (?:{YEAR}\b|{SAID_YEAR})",
    r"(?:(?:the )?(?:summer|winter)|midsummer|midwinter)",
    (
        rf"(?:(?:the(?! \w+-)|(?:this|last) year[’']s) )?(?:year-(?:earlier|ago) )?"
        rf"(?:fiscal(?: year)? )?{ORDINAL}[- ](?:fiscal )?(?:quarter|half)s?\b"
        rf"(?:(?:,| of)? (?:fiscal )?(?:{YEAR}|(?:last|this|next|the) year))?"
    ),
    (
        r"(?:the |year[’']s )?(?:year|month)[- ]end|year[’']s end|"
        r"end of the (?:year|month)"
    ),
)
COUNTED = (
    (
        rf"(?:the |a )?year[- ](?:ago|earlier)"
        rf"(?: (?:{ORDINAL} )?(?:period|quarter|month|year))?"
    ),
    (
        rf"(?:{HEDGE}{{0,3}}|(?:the|these|those) (?:{NEXT} |recent )?(?:{HEDGE})?|"
        rf"(?:{NEXT}|recent) ){COUNT}(?: (?:to|or) {COUNT})?[- ]"
        r"(?:(?:more|full|consecutive|straight|whole|trading|business|calendar|"
        rf"additional|long) )?{UNITS}{AGO}?(?: and a half)?(?:-old)?"
    ),
    (
        rf"{HEDGE}{{0,3}}(?:an?|one) (?:full |whole |half )?{UNITS}(?: or two)?{AGO}?"
        r"(?: and a half)?"
    ),
)
POINTED_AT = (
    (
        rf"(?:{EDGE}(?:in )?)?(?:{WHICH}) "
        r"(?:few |several |fiscal |full |whole |entire |calendar ){0,2}"
        rf"(?:{UNITS}|period){AGO}?"
    ),
    (
        r"(?:the )?(?:recent|coming|latest|past|last|next|previous|early|final) "
        r"(?:days|weeks|months|years|decades|centuries|quarters)(?: and \w+s)?"
    ),
    r"that time|some time|a (?:long |short )?while|(?:the )?weekend",
    (
        r"(?:days|weeks|months|years|decades|centuries)(?: or \w+s)?"
        r"(?: ago| later| earlier)?"
    ),
)
HOLIDAYS = (
    r"(?:(?:last|this|next) )?(?-i:New Year[’']s (?:Day|Eve)|"
    r"Christmas(?: (?:Eve|Day))?|Thanksgiving(?: Day)?|"
    r"Easter(?: (?:Sunday|Monday))?|Good Friday|Ash Wednesday|"
    r"Palm Sunday|Pentecost|Ascension Day|Labor Day|Memorial Day|Columbus Day|"
    r"Veterans Day|Armistice Day|Remembrance Day|Presidents[’']? Day|May Day|"
    r"Bastille Day|Halloween|Boxing Day|Martin Luther King Day|Election Day|"
    r"International Women[’']s Day|Fourth of July)"
    rf"(?:,? {YEAR}| (?:last|this|next) year)?"
)
VAGUE_WORDS = (
    r"(?:right )?now|currently|nowadays|presently|at present|long ago|"
    r"(?:more |most )?recently|(?<!as )soon(?! after)|"
    r"shortly(?! (?:after|before|there))|lately|current|recent|"
    r"the (?:past|future|near (?:future|term)|short term)"
)
REPEATED = "daily|weekly|hourly|nightly"
PATTERNS = (
    *WRITTEN_DATES,
    *DAYS_AND_MONTHS,
    *YEARS,
    *PARTS_OF_YEARS,
    *COUNTED,
    *POINTED_AT,
    HOLIDAYS,
    REPEATED,
    VAGUE_WORDS,
)
"""In this order: the first that fits is taken."""
TIME = re.compile(
    r"(?<![\w$€£#/.-])(?:" + "|".join(PATTERNS) + r")(?!\w)", re.IGNORECASE
)
VAGUE = re.compile(rf"{VAGUE_WORDS}|[a-z]+s", re.IGNORECASE)
"""Times too vague to date an event: "recently", "years"."""
