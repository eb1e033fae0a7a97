@echo off
rem Starts every part of Signalbox; "signalbox --help" lists them. The same commands as the shell script beside it.
setlocal EnableDelayedExpansion
set "HOME_DIR=%~dp0"
if "%HOME_DIR:~-1%"=="\" set "HOME_DIR=%HOME_DIR:~0,-1%"
set "COMMAND=%~1"

if /i "%COMMAND%"=="--help" goto usage
if /i "%COMMAND%"=="-h" goto usage
if /i "%COMMAND%"=="help" goto usage

set "JVM="
if "%COMMAND%"=="" ( set "MODULE=console" & set "MAIN=io.signalbox.app.ConsoleMain" & goto start )
if /i "%COMMAND%"=="console" ( set "MODULE=console" & set "MAIN=io.signalbox.app.ConsoleMain" & goto start )
if /i "%COMMAND%"=="tour" ( set "MODULE=console" & set "MAIN=io.signalbox.app.tour.TourMain" & set "JVM=-Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true" & goto start )
if /i "%COMMAND%"=="deploy" ( set "MODULE=console" & set "MAIN=io.signalbox.app.deploy.DeployMain" & goto start )
if /i "%COMMAND%"=="lab" ( set "MODULE=lab" & set "MAIN=io.signalbox.lab.LabMain" & goto start )
if /i "%COMMAND%"=="server" ( set "MODULE=server" & set "MAIN=io.signalbox.server.ServerMain" & goto start )
if /i "%COMMAND%"=="conformance" ( set "MODULE=server" & set "MAIN=io.signalbox.server.ConformanceMain" & goto start )
if /i "%COMMAND%"=="bench" ( set "MODULE=bench" & set "MAIN=io.signalbox.bench.BenchMain" & goto start )
if /i "%COMMAND%"=="soak" ( set "MODULE=bench" & set "MAIN=io.signalbox.bench.SoakMain" & goto start )
if /i "%COMMAND%"=="build" ( set "MODULE=" & goto start )
echo signalbox: unknown command '%COMMAND%' 1>&2
call :print_usage 1>&2
exit /b 1

:usage
call :print_usage
exit /b 0

:print_usage
echo Usage: signalbox [COMMAND] [OPTIONS]
echo.
echo   (no command)          open the console on the lab
echo   console [OPTIONS]     open the console, on the lab or on a fleet of yours
echo   tour [--out DIR]      play the main job on the lab without a display; a picture of each step
echo   deploy --environment FILE   bring up or update a fleet by the CloudFormation templates
echo   lab [OPTIONS]         run the lab alone: servers, Redis, balancer, AWS endpoint, clients
echo   server                run one Socket.IO server; settings come from the environment
echo   conformance SUITE     run the server that an official test suite expects
echo   bench WHAT [OPTIONS]  compare servers: memory of idle connections, echo, broadcast
echo   soak [--minutes N]    mixed load against one server for an hour, its memory watched
echo   build                 build what is not built
echo.
echo Each command answers --help. A JDK 25 or newer is needed: JAVA_HOME, then the usual folders.
exit /b 0

:start
set "JDK="
call :consider "%JAVA_HOME%"
for %%R in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%USERPROFILE%\.jdks") do (
    if exist "%%~R" for /d %%D in ("%%~R\*") do call :consider "%%~D"
)
if not defined JDK (
    echo signalbox: no JDK 25 or newer found. Install one and point JAVA_HOME at it. 1>&2
    exit /b 1
)
if not exist "%HOME_DIR%\target\signalbox-built" (
    echo signalbox: building; the first time fetches libraries and takes some minutes 1>&2
    if not exist "%HOME_DIR%\target" mkdir "%HOME_DIR%\target"
    pushd "%HOME_DIR%"
    set "JAVA_HOME=%JDK%"
    call mvnw.cmd -B -Dmaven.test.skip=true package > "%HOME_DIR%\target\signalbox-build.log" 2>&1
    if errorlevel 1 (
        popd
        echo signalbox: the build failed; the log is target\signalbox-build.log 1>&2
        exit /b 1
    )
    popd
    type nul > "%HOME_DIR%\target\signalbox-built"
    call :train
)
if not defined MODULE exit /b 0
for %%J in ("%HOME_DIR%\%MODULE%\target\signalbox-%MODULE%-*.jar") do set "JAR=%%~fJ"
set "SIGNALBOX_HOME=%HOME_DIR%"
set "ARGS="
shift
:collect
if "%~1"=="" goto launch
set ARGS=%ARGS% %1
shift
goto collect
:launch
rem Pauses of a millisecond: a window that stops for a collection is felt.
if "%MODULE%"=="console" set "JVM=-XX:+UseZGC -Xmx2g -XX:SoftMaxHeapSize=1g -Dprism.disableRegionCaching=true %JVM%"
rem A cache of another JDK or another build is not used, and that is no reason to complain.
if "%MODULE%"=="console" if exist "%HOME_DIR%\target\signalbox-console.aot" set "JVM=-XX:AOTCache="%HOME_DIR%\target\signalbox-console.aot" -Xlog:aot=off -Xlog:cds=off %JVM%"
"%JDK%\bin\java.exe" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow %JVM% -cp "%JAR%;%HOME_DIR%\%MODULE%\target\lib\*" %MAIN% %ARGS%
exit /b %ERRORLEVEL%

rem Shows the JVM the console once, so that later starts need not load and link it again. Without the cache it starts all
rem the same, only slower: a failure here is a line in the log.
:train
set "CACHE=%HOME_DIR%\target\signalbox-console.aot"
if exist "%CACHE%" del "%CACHE%"
for %%J in ("%HOME_DIR%\console\target\signalbox-console-*.jar") do set "CONSOLE_JAR=%%~fJ"
set "LIST=%HOME_DIR%\target\signalbox-console.classes"
"%JDK%\bin\java.exe" -XX:DumpLoadedClassList="%LIST%" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseZGC -Xmx2g -XX:SoftMaxHeapSize=1g -Dprism.disableRegionCaching=true -Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true -cp "%CONSOLE_JAR%;%HOME_DIR%\console\target\lib\*" io.signalbox.app.training.AotTrainingMain >> "%HOME_DIR%\target\signalbox-build.log" 2>&1
if not errorlevel 1 "%JDK%\bin\java.exe" -Xshare:dump -XX:SharedClassListFile="%LIST%" -XX:SharedArchiveFile="%CACHE%" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseZGC -Xmx2g -XX:SoftMaxHeapSize=1g -Dprism.disableRegionCaching=true -cp "%CONSOLE_JAR%;%HOME_DIR%\console\target\lib\*" >> "%HOME_DIR%\target\signalbox-build.log" 2>&1
if errorlevel 1 if exist "%CACHE%" del "%CACHE%"
if exist "%LIST%" del "%LIST%"
exit /b 0

:consider
if defined JDK exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==." %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
    set "VERSION=%%~V"
    set "VERSION=!VERSION:"=!"
    if !VERSION! geq 25 set "JDK=%~1"
)
exit /b 0
