"""Frames in, new frames out: what the tables say, counted, with n beside every mean."""
