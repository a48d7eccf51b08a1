"""Rules for SciPy, a file for each of its sections: imported when a function of it is met."""
