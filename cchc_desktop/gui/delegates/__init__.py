"""Delegates: how cells are painted and edited."""
