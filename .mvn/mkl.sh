# Sourced by the scripts: `mkl_classpath HOME LIST` prints Intel MKL's part of the class path, which it keeps in the file LIST;
# it fetches MKL when it is first asked for.
mkl_classpath() {
  if [ ! -f "$2" ] || ! (IFS=:; ls $(cat "$2")) >/dev/null 2>&1; then
    echo "anneal: fetching Intel MKL, 180 MB (560 MB unpacked in ~/.javacpp), under the Intel Simplified Software License (see NOTICE)" >&2
    . "$1/.mvn/platform.sh"
    mvn -B -q "$platform" -f "$1/cli/mkl.xml" dependency:build-classpath -Dmdep.includeScope=runtime \
      -Dmdep.outputFile="$2" >"$2.log" 2>&1 || return 1
  fi
  cat "$2"
}
