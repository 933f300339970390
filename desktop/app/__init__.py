"""Composition: start-up, settings, folders, logging, single instance, crash dialog."""
