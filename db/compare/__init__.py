"""How what sources say agrees, differs and only seems to: relations between claims, origins, utterances, candidates."""
