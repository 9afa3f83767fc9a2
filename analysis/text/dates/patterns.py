"""The patterns of the grammar, each with the rule that resolves it."""

from __future__ import annotations

from analysis.text.dates import clock, lengths
from analysis.text.dates import rules as make
from analysis.text.dates.grammar import rule

RULES = (
    rule("iso:ISO", make.iso),
    rule("slash:SLASH", make.slash),
    # days
    rule("(weekday:WEEKDAY COMMA?)? month:MONTH day:DAYNUM (COMMA? year:YEAR)?", make.month_day),
    rule(
        "(weekday:WEEKDAY COMMA?)? THE? day:DAYNUM OF? month:MONTH (COMMA? year:YEAR)?",
        make.month_day,
    ),
    rule("month:MONTH day:DAYNUM (COMMA? year:YEAR)? (COMMA|AT)? part:PART", make.month_day),
    rule("INPHASE? THE? (step:STEP|FOLLOWING|NEXT THIS)? weekday:WEEKDAY part:PART?", make.weekday),
    rule("INPHASE? step:TODAY", make.nearby_day),
    rule("INPHASE? step:YESTERDAY part:PART?", make.nearby_day),
    rule("step:TOMORROW part:PART?", make.nearby_day),
    rule("THE later:AFTERWARD unit:UNIT", make.day_beside),
    rule("THE unit:UNIT (BEFORE|EARLIER)", make.day_beside),
    # weeks, months, quarters, years
    rule("INPHASE? THE? step:STEP FISCAL? unit:UNIT", make.relative_unit),
    rule("INPHASE? THE? step:STEP unit:QTR", make.relative_unit),
    rule("INPHASE? there:THAT SAME? unit:UNIT", make.relative_unit),
    rule("INPHASE (THE? unit:UNIT)", make.relative_unit),
    rule("INPHASE? THE? step:STEP? WEEKEND", make.weekend),
    rule("INPHASE? step:STEP? month:MONTH (COMMA? OF? year:ANNO)?", make.month),
    rule("INPHASE? THE? (step:STEP|THE|IN) season:SEASON (OF? year:ANNO)?", make.season),
    rule("season:SEASON OF? year:ANNO", make.season),
    rule(
        "INPHASE? (THE|THIS)? step:STEP? (year:YEAR|UNIT POSS)? FISCAL? HYPHEN? "
        "nth:ORD HYPHEN? QTR",
        make.quarter,
    ),
    rule("THE? nth:ORD HYPHEN? QTR OF FISCAL? (year:YEAR|step:STEP UNIT)", make.quarter),
    rule("step:STEP UNIT POSS FISCAL? nth:ORD HYPHEN? QTR", make.quarter),
    rule("THE (year:YEAR|FULL|LATEST)? QTR", make.same_quarter),
    rule("THE year:YEAR PERIOD", make.same_quarter),
    rule("THE (UNIT HYPHEN (AGO|EARLIER)) (QTR|PERIOD)", make.quarter_before),
    rule("THE? (step:STEP|PHASE)? holiday:HOLIDAY (COMMA? year:YEAR)?", make.holiday),
    rule("INPHASE? (THE UNIT|FISCAL)? year:ANNO", make.year),
    rule("INPHASE? THE? PHASE? decade:DECADE", make.decade),
    rule("INPHASE? THE PHASE? name:DECADENAME", make.decade),
    rule("INPHASE? THE? nth:DAYNUM HYPHEN? CENTURY", make.century),
    # counted from now or from what was named
    rule("ROUGHLY? (count:COUNT|A? few:FEW OF?|A|HALF A) unit:ANYUNIT ago:AGO", make.ago),
    rule(
        "ROUGHLY? (count:COUNT|A? few:FEW OF?|A) unit:ANYUNIT (EARLIER|BEFORE|later:LATER)",
        make.ago,
    ),
    # durations and sets
    rule("count:COUNT (TO|OR|HYPHEN) COUNT unit:UNITS", lengths.duration),
    rule("ROUGHLY? (count:COUNT|A? few:FEW OF?) MORE? unit:ANYUNIT", lengths.duration),
    rule("THE? step:STEP? (count:COUNT|A? few:FEW OF?) MORE? unit:ANYUNIT", lengths.duration),
    rule("count:COUNT HYPHEN? unit:ANYUNIT HYPHEN? OLD", lengths.age),
    rule("ROUGHLY? count:COUNT HYPHEN unit:ANYUNIT (HYPHEN LONG)?", lengths.duration),
    rule("ROUGHLY? THE nth:ORD count:COUNT unit:UNITS", lengths.duration),
    rule("ROUGHLY? one:A unit:UNIT", lengths.duration),
    rule("ROUGHLY? half:HALF A unit:UNIT", lengths.duration),
    rule("ROUGHLY? count:COUNT AND A? half:HALF unit:UNITS", lengths.duration),
    rule("THE? (RECENT|step:STEP) unit:UNITS", lengths.duration),
    rule("unit:UNITS HYPHEN LONG", lengths.duration),
    rule("EVERY (count:COUNT? unit:ANYUNIT|weekday:WEEKDAY|month:MONTH)", lengths.every),
    rule("freq:FREQ", lengths.frequency),
    # times of day
    rule(
        "(clock:CLOCK|hour:DAY) half:AMPM (OTHER? COMMA? ON? "
        "(step:STEP? weekday:WEEKDAY|month:MONTH day:DAY (COMMA? year:YEAR)?))?",
        clock.clock,
    ),
    rule("clock:CLOCK", clock.clock),
    rule("noon:NOON (ON? weekday:WEEKDAY)?", clock.clock),
    rule("(THIS|step:LAST) part:PART", clock.day_part),
    # vague
    rule("ref:NOW", make.reference),
    rule("ref:RECENTLY", make.reference),
    rule("ref:SOON", make.reference),
    rule("THE ref:FUTURE", make.reference),
    rule("THE PAST", make.past_reference),
    rule("THE? YEAREND", make.year_end),
)  # fmt: skip
