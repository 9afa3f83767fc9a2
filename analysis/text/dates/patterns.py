"""The patterns of the grammar, each with the rule that resolves it."""

from __future__ import annotations

from analysis.text.dates import anchored, clock, lengths, quarters
from analysis.text.dates import rules as make
from analysis.text.dates.grammar import rule

RULES = (
    rule("iso:ISO", make.iso),
    rule("slash:SLASH", make.slash),
    # days
    rule("(weekday:WEEKDAY COMMA?)? month:ANYMONTH THE? day:DAYNUM (COMMA? year:YEAR)?",
         make.month_day),
    rule("step:LAST month:MONTH day:DAYNUM", make.month_day),
    rule("month:MONTH day:DAYNUM OF? step:STEP unit:UNIT", make.month_day),
    rule(
        "(weekday:WEEKDAY COMMA?)? THE? day:DAYNUM OF? month:ANYMONTH (COMMA? year:YEAR)?",
        make.month_day,
    ),
    rule("(?<=ON)THE day:DAYORD(?=PUNCT|COMMA)", anchored.day_of_month),
    rule("month:MONTH day:DAYNUM (COMMA? year:YEAR)? (COMMA|AT)? part:PART", make.month_day),
    rule("PHASE? THE? (step:STEP|FOLLOWING|NEXT THIS)? weekday:WEEKDAY part:PART?", make.weekday),
    rule("PHASE? step:TODAY", make.nearby_day),
    rule("PHASE? step:YESTERDAY part:PART?", make.nearby_day),
    rule("step:TOMORROW part:PART?", make.nearby_day),
    rule("THE later:AFTERWARD unit:UNIT", make.day_beside),
    rule("THE unit:UNIT (BEFORE(?=PUNCT|COMMA)|EARLIER)", make.day_beside),
    rule(
        "(THE|A|count:COUNT) unit:ANYUNIT (back:BEFORE|AFTER|FROM) SOMEDAY",
        anchored.counted_from,
    ),
    rule("(A|count:COUNT) unit:ANYUNIT FROM NOW", anchored.from_now),
    rule("weekday:WEEKDAY OF? step:STEP unit:UNIT", anchored.weekday_of_week),
    rule("THE? (UNIT|weekend:WEEKEND) OF SOMEDAY", anchored.week_of),
    # weeks, months, quarters, years
    rule("INPHASE? THE? step:STEP FISCAL? unit:UNIT", make.relative_unit),
    rule("INPHASE? THE? step:STEP unit:QTR", make.relative_unit),
    rule("INPHASE? there:THAT SAME? unit:UNIT", make.relative_unit),
    rule("INPHASE? THE there:SAME unit:UNIT", make.relative_unit),
    rule("INPHASE (THE? unit:UNIT)", make.whole_unit),
    rule("one:THE FULL? FISCAL? unit:UNIT(?=ENDED)", lengths.duration),
    rule("THE FULL? FISCAL? unit:UNIT(?!HYPHEN)", make.whole_unit),
    rule("THE? step:STEP unit:CENTURY", make.relative_unit),
    rule("INPHASE? THE? step:STEP? WEEKEND", make.weekend),
    rule("INPHASE? step:STEP? month:MONTH (COMMA? OF? year:ANNO)?", make.month),
    rule("month:MONTHABBR year:YEAR", make.month),
    rule("INPHASE? month:MONTH OF? step:STEP unit:UNIT", make.month),
    rule("INPHASE? THE? (step:STEP|THE|IN) season:SEASON (OF? year:ANNO)?", make.season),
    rule("season:SEASON OF? year:ANNO", make.season),
    rule(
        "INPHASE? (THE|THIS)? step:STEP? (year:YEAR|UNIT POSS)? FISCAL? HYPHEN? "
        "nth:ORD HYPHEN? QTR",
        quarters.quarter,
    ),
    rule("THE? nth:ORD HYPHEN? QTR OF FISCAL? (year:YEAR|step:STEP UNIT)", quarters.quarter),
    rule("step:STEP UNIT POSS FISCAL? nth:ORD HYPHEN? QTR", quarters.quarter),
    rule("nth:QUARTER (OF? FISCAL? year:YEAR|OF? step:STEP UNIT)?", quarters.quarter),
    rule("THE? nth:ORD HYPHEN? HALF OF (FISCAL? year:YEAR|(step:STEP|THE) UNIT)", quarters.half),
    rule("THE QTR(?=ENDED month:ANYMONTH day:DAYNUM)", quarters.ended),
    rule("THE latest:LATEST QTR", quarters.latest),
    rule("THE (year:YEAR|FULL)? QTR", quarters.same_quarter),
    rule("THAT QTR|THE LATEST PERIOD", quarters.same_quarter),
    rule("THE year:YEAR PERIOD", quarters.same_quarter),
    rule(
        "THE? SAME? UNIT HYPHEN (AGO|EARLIER) (nth:ORD HYPHEN?)? (QTR|PERIOD)",
        quarters.quarter_before,
    ),
    rule("UNIT HYPHEN (AGO|EARLIER)", quarters.year_before),
    rule("THE? (step:STEP|PHASE)? holiday:HOLIDAY (COMMA? year:YEAR)?", make.holiday),
    rule("INPHASE? (THE UNIT|FISCAL)? year:ANNO", make.year),
    rule("THEIR PHASE? DECADE", make.no_time),
    rule("INPHASE? THE? PHASE? decade:DECADE", make.decade),
    rule("INPHASE? THE PHASE? name:DECADENAME", make.decade),
    rule("INPHASE? THE? nth:DAYNUM HYPHEN? CENTURY", make.century),
    # counted from now or from what was named
    rule("ROUGHLY? (count:COUNT|A? few:FEW OF?|A|HALF A) unit:ANYUNIT ago:AGO", make.ago),
    rule(
        "ROUGHLY? (count:COUNT|A? few:FEW OF?|A) unit:ANYUNIT "
        "(EARLIER|BEFORE(?=PUNCT|COMMA)|later:LATER)",
        make.ago,
    ),
    # durations and sets
    rule("count:COUNT (TO|OR|HYPHEN) COUNT unit:UNITS", lengths.duration),
    rule("ROUGHLY? (count:COUNT|A? few:FEW OF?) MORE? unit:ANYUNIT", lengths.duration),
    rule("THE? step:STEP? (count:COUNT|A? few:FEW OF?) MORE? unit:ANYUNIT", lengths.duration),
    rule("count:COUNT HYPHEN? unit:ANYUNIT HYPHEN? OLD", lengths.age),
    rule("unit:UNIT HYPHEN LONG", lengths.one),
    rule("ROUGHLY? count:COUNT HYPHEN unit:ANYUNIT (HYPHEN LONG)?", lengths.duration),
    rule("ROUGHLY? THE nth:ORD count:COUNT unit:UNITS", lengths.duration),
    rule("(?<!UNITS)(?<!NUM)ROUGHLY? one:A unit:UNIT(?!HYPHEN)", lengths.duration),
    rule("(?<=FOR)unit:UNITS", lengths.duration),
    rule("ROUGHLY? half:HALF A unit:ANYUNIT", lengths.duration),
    rule("ROUGHLY? count:A unit:UNIT AND A half:HALF", lengths.duration),
    rule("ROUGHLY? count:COUNT AND A? half:HALF unit:UNITS", lengths.duration),
    rule("THE? (RECENT|step:STEP) unit:UNITS", lengths.duration),
    rule("unit:UNITS HYPHEN LONG", lengths.duration),
    rule("(FREQUENTLY|COUNT TIMES) (A|EVERY|PER) unit:UNIT", lengths.every),
    rule("EVERY count:ALTERNATE unit:UNIT", lengths.every),
    rule("EVERY (count:COUNT? unit:ANYUNIT|weekday:WEEKDAY|month:MONTH)", lengths.every),
    rule("freq:FREQ", lengths.frequency),
    # times of day
    rule(
        "(hour:HOUR (half:AMPM ZONE?|ZONE|OCLOCK|IN THE part:PART)|clock:CLOCK|noon:NOON) "
        "(COMMA? ON? SOMEDAY PART?)?",
        clock.clock,
    ),
    rule("(THIS|step:LAST) part:PART", clock.day_part),
    rule("THE later:AFTERWARD part:PART", clock.day_part),
    rule("(?<=IN)there:THE part:PART", clock.day_part),
    rule("there:THAT part:PART", clock.day_part),
    rule("THE part:PART back:BEFORE(?=PUNCT|COMMA)", clock.day_part),
    # vague
    rule("(?<!FOR)(?<!UNTIL)(?<!FROM)ref:NOW", make.reference),
    rule("ref:CURRENT", make.present),
    rule("THESE UNITS", make.present),
    rule("ref:RECENTLY", make.reference),
    rule("ref:SOON", make.reference),
    rule("THE ref:FUTURE", make.reference),
    rule("THE PAST(?!DAY|NUM|WORDNUM|FEW)", make.past_reference),
    rule("THE? YEAREND", make.year_end),
)  # fmt: skip
