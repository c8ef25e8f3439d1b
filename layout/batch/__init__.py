"""Many issues at once: on this machine by a crew of child processes, elsewhere on a Dask cluster.

An order (`IssueOrder`, `CheckOrder`) goes to a child or to a worker, its answer comes back: the
messages of one issue, and from a worker the finished files too. `issue_work` does one order.
`own_processors` gives orders to this machine's processors. `cluster` gives them to Dask: a worker
(`on_worker`) refuses orders if its code, fonts or libraries are not the client's (`same_program`)
or if it reads other files (`issue_inputs`), and hands them to a process of its own (`helper`), as a
Dask task is a thread, in which no issue can be built. `issue_table` is the table and the JSON at the end.
"""
