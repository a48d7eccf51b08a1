"""GradBench's programs as a user writes them: loops, helpers, lists of arrays, no stores."""
