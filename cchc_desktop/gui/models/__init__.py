"""Qt models: mirrors of the plan, fed by the events of the Document. They know core only."""
