"""Awards: who may be proposed, quotas, dossiers."""
