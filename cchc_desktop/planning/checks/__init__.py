"""Checking a plan before it is signed: small rules, each with its id, severity, place, words and, where known, cure."""
