@echo off
rem Builds what is missing, then runs the command line. Not tested on Windows yet: see README.
setlocal
set "home=%~dp0"
set "jar=%home%cli\target\anneal.jar"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
if not exist "%jar%" (
  echo anneal: building, the first time takes a minute, to fetch libraries 1>&2
  pushd "%home%"
  call mvn -B -q -Djavacpp.platform=windows-x86_64 -pl cli -am -Dmaven.test.skip=true -Dspotless.check.skip=true package || (popd & exit /b 1)
  popd
)
"%java%" -XX:+UseSerialGC -Danneal.terminal=true -jar "%jar%" %*
exit /b %ERRORLEVEL%
