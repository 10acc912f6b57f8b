"""What a plan is used for beyond editing it: roll forward, agencies by date, checks, compare, derive."""
