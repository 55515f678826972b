# Sourced by the scripts: sets `platform` to the flag with which Maven fetches this machine's BLAS alone. Without it a build
# has the natives of every platform.
case $(uname -s)-$(uname -m) in
  Linux-x86_64) platform=-Djavacpp.platform=linux-x86_64 ;;
  Linux-aarch64) platform=-Djavacpp.platform=linux-arm64 ;;
  Darwin-x86_64) platform=-Djavacpp.platform=macosx-x86_64 ;;
  Darwin-arm64) platform=-Djavacpp.platform=macosx-arm64 ;;
  *) platform=-Danneal.platform=any ;;
esac
