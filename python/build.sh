#!/usr/bin/env bash
# Makes the wheels in python/dist of the jars that "mvn package" made.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
jar=""
for made in ../distribution/target/loopwright.jar ../distribution/target/fast/loopwright.jar; do
  if [ -f "$made" ] && { [ -z "$jar" ] || [ "$made" -nt "$jar" ]; }; then jar=$made; fi
done
[ -n "$jar" ] || { echo "python/build.sh: there is no loopwright.jar; run mvn -pl distribution -am package" >&2; exit 2; }
cp "$jar" "${jar%.jar}-serve.jar" src/loopwright/ # the manifest of the first names the second
cp "${jar%.jar}-duckdb.jar" duckdb/src/loopwright_duckdb/
rm -rf build dist duckdb/build
"${PYTHON:-python3}" -m pip wheel -q --no-deps -w dist . ./duckdb
ls dist/*.whl
