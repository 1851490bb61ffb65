"""`make bench`: every benchmark in a process of its own; all run, 0 when every bar holds.

Each prints lines `name value unit reference ratio`. Arguments choose among them by name.
"""

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]


def main(chosen: list[str]) -> int:
    """Run the chosen benchmarks, or all of them."""
    names = [path.stem.removeprefix("bench_") for path in sorted(FOLDER.glob("bench_*.py"))]
    unknown = set(chosen) - set(names)
    if unknown:
        print(f"no such benchmark: {', '.join(sorted(unknown))}; there are {', '.join(names)}")
        return 3
    failed = []
    print("name  value  unit  reference  ratio", flush=True)
    for name in chosen or names:
        command = [sys.executable, "-m", f"tests.bench.bench_{name}"]
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            failed.append(name)
    print(f"not held: {', '.join(failed)}" if failed else "every bar holds")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
