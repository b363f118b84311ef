"""What rules find in an article, offline: quotations, counts, dates, places and terms, each with its rule."""
