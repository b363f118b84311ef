"""Which claims on incidents count for what lists show of these, as SQL: what is asserted, openly, of the whole."""

COUNTS = ("killed", "injured", "displaced", "arrested", "missing")
PROPERTIES = ("date", "place", "who", *COUNTS)
LISTED = ", ".join(map(repr, PROPERTIES))
# What protected claims and protected sources say stays out of lists, filters and totals.
OPENLY = """coalesce(v.handling, '') NOT IN ('protected', 'privileged')
  AND NOT EXISTS (SELECT 1 FROM citation x JOIN passage p ON p.id = x.passage JOIN text t ON t.id = p.text
    JOIN article a ON a.id = t.article WHERE x.record = v.id AND a.handling IN ('protected', 'privileged'))"""
COUNTING = f"""v.withdrawn IS NULL AND v.property IN ({LISTED}) AND v.status <> 'draft' AND v.polarity = 'asserts'
  AND v.modality <> 'denied' AND v.area IS NULL AND {OPENLY}"""
BASIS = "CASE WHEN v.status IN ('peer_reviewed', 'revisited', 'finalized') THEN 'reviewed' ELSE 'claimed' END"
SHOWN = """v.subject, v.property, v.unit, v.low, v.best, v.high, v.qualifier, v.date, v.date_low, v.date_high,
  v.record, v.operator, v.whom"""
# What makes two of these claims show the same.
ALIKE = "v.property, v.unit, v.low, v.best, v.high, v.qualifier, v.date, v.record, v.operator, v.whom"
