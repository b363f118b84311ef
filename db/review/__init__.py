"""Review: what follows on what, who may be next, and the queues of what waits."""
