"""English: beginning a bloc (init)."""

WORDS: dict[str, str] = {
    "done": "A small bloc for {year} is in {folder}.\nNext:\n  cd {folder}\n  thidua check              check the data\n  thidua rank {year}          its ranking\n  make bloc.yaml, units.yaml and {year}/criteria.yaml those of your bloc",
}
