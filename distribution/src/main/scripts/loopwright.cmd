@echo off
rem Starts an installed Loopwright; Java 17 or later is all it needs.
setlocal
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" -XX:+UseSerialGC "-Dloopwright.home=%~dp0.." %LOOPWRIGHT_JAVA_OPTS% -cp "%~dp0..\lib\loopwright.jar;%LOOPWRIGHT_CLASSPATH%" org.loopwright.cli.Main %*
exit /b %ERRORLEVEL%
