"""Planning: from an idea to the earliest lawful date and the best option, as pure functions of a snapshot and the law.

Each room has one job: ``options`` (proposals, templates, what would be), ``checking`` (all that is wrong with a plan,
at once), ``routes`` (whose approval, in what order, under which section), ``calendars`` (when bodies meet, and how
notice counts), ``dates`` (the earliest lawful day and the latest meetings that still make a target), ``forecasting``
(the odds), ``structure`` (posts, cost, shares, what is done twice), ``matching`` (staff to posts), ``grouping`` (a long
list of clusters) and ``comparing`` (options side by side, and the paper for the board). ``model`` holds what passes
between them.
"""
