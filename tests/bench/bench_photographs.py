"""Times of preparing twenty photographs of 24 megapixels, without and with kept prints.

Run from the repository: `.venv/bin/python tests/bench/bench_photographs.py`. The script makes the
photographs itself. Each run is a fresh process. The table has the seconds from the first file to
the last print, the processor seconds, the peak memory of the process, and the highest total ink.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image, ImageChops

ROOT = Path(__file__).parent.parent.parent
COUNT, RUNS = 20, 3
SIZE = (6000, 4000)
GRAIN = 15
"""Standard deviation of the noise. It makes the files as large as a camera's, about 10 MB each."""
WIDTH_MM, HEIGHT_MM = 200, 133


def shoot(folder: Path) -> None:
    """Write the photographs: the sample's pictures enlarged, with noise. No two files are alike."""
    sources = sorted((ROOT / "specs" / "photos").glob("*.jpg"))[:4]
    for n, source in enumerate(sources):
        with Image.open(source) as image:
            large = image.convert("RGB").resize(SIZE, Image.Resampling.BICUBIC)
        grain = Image.effect_noise(SIZE, GRAIN)
        bands = [ImageChops.add(band, grain, 1, -128) for band in large.split()]
        picture = Image.merge("RGB", bands)
        for i in range(n, COUNT, len(sources)):
            picture.save(folder / f"{i:02}.jpg", quality=90, comment=f"picture {i}")


def develop(folder: Path) -> None:
    """Prepare all photographs of `folder` once and print the figures as JSON."""
    sys.path.insert(0, str(ROOT))
    from layout.core.files import write_whole
    from layout.core.frame import PlacedPicture
    from layout.core.geometry import MM, Rect
    from layout.house.paper import DATA
    from layout.press.photo.darkroom import Darkroom
    from layout.press.photo.prints import PressPhoto, Recipe

    rect = Rect(0, 0, WIDTH_MM * MM, HEIGHT_MM * MM)
    files = sorted(path.name for path in folder.glob("*.jpg"))
    started = time.perf_counter()
    room = Darkroom(folder, folder / "kept", write_whole)
    places = [PlacedPicture(rect, name, (0.5, 0.5), "s") for name in files]
    waiting = room.develop(places, Recipe("press", DATA / "IFRA26S_240.icc", 200))
    prints = [future.result() for future in waiting.values()]
    room.close()
    seconds = time.perf_counter() - started
    made = [photo for photo in prints if isinstance(photo, PressPhoto)]
    assert len(made) == COUNT
    print(
        json.dumps(
            {
                "seconds": seconds,
                "ink": max(photo.ink for photo in made),
                "pixels": [made[0].width, made[0].height],
                "megabytes": sum(len(photo.jpeg) for photo in made) / 1e6,
            }
        )
    )


def fresh(folder: Path) -> tuple[dict, float]:
    """The figures of one run in a fresh process, processor seconds included, and its peak memory in MiB."""
    command = [sys.executable, __file__, str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = json.loads(process.stdout.read())
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    said["cpu"] = usage.ru_utime + usage.ru_stime
    return said, usage.ru_maxrss / 1024


def main() -> None:
    """Make the photographs, prepare them without and with kept prints, and print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # in another process: its memory would count in the peak of this one
        subprocess.run([sys.executable, __file__, "--shoot", name], check=True)
        size = sum(path.stat().st_size for path in folder.glob("*.jpg")) / 1e6
        print(f"{COUNT} photographs of {SIZE[0] * SIZE[1] / 1e6:.0f} megapixels, {size:.0f} MB")
        print(f"{'':8}{'median s':>10}{'min s':>8}{'CPU s':>8}{'peak MiB':>10}")
        for kind in ("cold", "kept"):
            runs = []
            for _ in range(RUNS):
                if kind == "cold":
                    for path in (folder / "kept").glob("*.print"):
                        path.unlink()
                runs.append(fresh(folder))
            seconds = [said["seconds"] for said, _ in runs]
            memory = max(peak for _, peak in runs)
            cpu = min(said["cpu"] for said, _ in runs)
            print(
                f"{kind:8}{statistics.median(seconds):10.2f}{min(seconds):8.2f}{cpu:8.2f}"
                f"{memory:10.0f}"
            )
        said = runs[-1][0]
        print(
            f"prints of {said['pixels'][0]} × {said['pixels'][1]} pixels, "
            f"{said['megabytes']:.0f} MB, total ink at most {said['ink']:.1f} %"
        )


if __name__ == "__main__":
    if len(sys.argv) == 3:
        shoot(Path(sys.argv[2]))
    elif len(sys.argv) == 2:
        develop(Path(sys.argv[1]))
    else:
        main()
