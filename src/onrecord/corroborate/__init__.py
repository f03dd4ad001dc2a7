"""See what many reports say together: copies, origins, clusters, contradictions."""
