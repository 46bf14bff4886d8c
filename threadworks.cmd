@echo off
rem Starts Threadworks on Windows, as ./threadworks does elsewhere. Not yet tried on a real Windows machine.
setlocal
set "HOME_DIR=%~dp0"
set "JAR=%HOME_DIR%target\threadworks.jar"

rem A JDK 25 or newer: JAVA_HOME, the PATH, then the usual places.
set "JDK="
if defined JAVA_HOME call :try "%JAVA_HOME%"
for /f "delims=" %%J in ('where javac 2^>nul') do if not defined JDK call :try "%%~dpJ.."
for /d %%J in ("%ProgramFiles%\Java\*" "%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Microsoft\jdk*" "%USERPROFILE%\.jdks\*") do if not defined JDK call :try "%%~fJ"
if not defined JDK (
    echo Threadworks needs a JDK 25 or newer: install one ^(for example Temurin 25^) and set JAVA_HOME to it. 1>&2
    exit /b 2
)
set "JAVA_HOME=%JDK%"

set "STALE="
if not exist "%JAR%" set "STALE=1"
rem Batch files cannot compare times, PowerShell can.
if not defined STALE powershell -NoProfile -Command "$t=(Get-Item '%JAR%').LastWriteTime; $n=Get-ChildItem '%HOME_DIR%src\main','%HOME_DIR%lessons','%HOME_DIR%assets','%HOME_DIR%pom.xml' -Recurse | Where-Object { $_.LastWriteTime -gt $t } | Select-Object -First 1; exit [int]($null -ne $n)"
if errorlevel 1 set "STALE=1"
if defined STALE (
    echo Building Threadworks: one to three minutes the first time, as it downloads its libraries. 1>&2
    pushd "%HOME_DIR%"
    if not exist target mkdir target
    call mvnw.cmd -B -ntp -Dmaven.test.skip=true package > target\build.log 2>&1
    if errorlevel 1 (
        rem What the compiler objects to, each once; if that is not it, what the build does.
        powershell -NoProfile -Command "$log=Get-Content target\build.log; $found=$log | ForEach-Object { if ($_ -match '^\[(?:ERROR|WARNING)\] (.*\.java):\[(\d+),\d+\] (.*)') { $Matches[1] + ':' + $Matches[2] + ': ' + $Matches[3] } } | Select-Object -Unique; if ($found) { $found } else { $log -match '^\[ERROR\]' }" 1>&2
        echo Threadworks could not be built; all that the build said is in target\build.log 1>&2
        popd
        exit /b 1
    )
    copy /b target\threadworks.jar +,, target\ >nul
    popd
)

rem Archives of loaded classes hold for one JDK and one build, so both are in the folder's name.
for %%F in ("%JAR%") do set "BUILD=%%~tF-%%~zF"
for %%F in ("%JAVA_HOME%") do set "BUILD=%BUILD%-%%~nxF"
set "BUILD=%BUILD::=%"
set "BUILD=%BUILD:/=%"
set "BUILD=%BUILD: =%"
set "ARCHIVES=%LOCALAPPDATA%\threadworks\cache\%BUILD%"
set "JVM=-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=160m -Xmn16m -Djava.lang.invoke.MethodHandle.CUSTOMIZE_THRESHOLD=-1 -Xlog:aot=off --enable-native-access=ALL-UNNAMED"
if not exist "%ARCHIVES%" (
    echo Preparing fast starts: ten to thirty seconds, once for each build. 1>&2
    "%JAVA_HOME%\bin\java" %JVM% "-Dthreadworks.home=%HOME_DIR%." "-Dthreadworks.prepare=%ARCHIVES%" -cp "%JAR%" threadworks.Main >nul 2>&1
)
rem What bench measures is no window: who owns pools has both compilers.
if "%~1"=="bench" if not "%~2"=="window" set "JVM=-XX:+UseSerialGC -Xlog:aot=off --enable-native-access=ALL-UNNAMED"
set "OPTIONS="
if exist "%ARCHIVES%" set OPTIONS="-Dthreadworks.woven=%ARCHIVES%\woven"
if exist "%ARCHIVES%\window.aot" set OPTIONS=%OPTIONS% "-XX:AOTCache=%ARCHIVES%\window.aot"
if exist "%ARCHIVES%\host.aot" set OPTIONS=%OPTIONS% "-Dthreadworks.host.archive=%ARCHIVES%\host.aot"
if exist "%ARCHIVES%\schedules.aot" set OPTIONS=%OPTIONS% "-Dthreadworks.schedules.archive=%ARCHIVES%\schedules.aot"
if exist "%ARCHIVES%.jar" set OPTIONS=%OPTIONS% "-Dthreadworks.twins=%ARCHIVES%.jar"
if exist "%ARCHIVES%\worker.aot" set OPTIONS=%OPTIONS% "-Dthreadworks.worker.archive=%ARCHIVES%\worker.aot"
if exist "%ARCHIVES%\demoworker.aot" set OPTIONS=%OPTIONS% "-Dthreadworks.demoworker.archive=%ARCHIVES%\demoworker.aot"
"%JAVA_HOME%\bin\java" %JVM% "-Dthreadworks.home=%HOME_DIR%." %OPTIONS% -cp "%JAR%" threadworks.Main %*
exit /b %errorlevel%

:try
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f tokens^=2^ delims^=.^" %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do if %%V geq 25 set "JDK=%~f1"
exit /b 0
