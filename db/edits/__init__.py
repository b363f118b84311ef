"""Every change that a person can make, a file per subject; each is one operation through Case.write."""
