"""verify and doctor: whether a case file is what its log says."""
