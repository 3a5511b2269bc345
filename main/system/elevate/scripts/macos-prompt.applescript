on run argv
	set theCommand to "/bin/sh -c"
	repeat with theWord in argv
		set theCommand to theCommand & " " & quoted form of (theWord as text)
	end repeat
	set thePrompt to "HUNT Cloud lab access changes the lines of your lab in /private/etc/hosts, as the plan says."
	set theLanguage to text 1 thru 2 of (user locale of (system info))
	if theLanguage is in {"nb", "nn", "no"} then set thePrompt to "HUNT Cloud lab access endrer linjene for laben din i /private/etc/hosts, slik planen sier."
	return do shell script theCommand & " 2>&1; echo \"hunt-lab-ended $?\"" with prompt thePrompt with administrator privileges without altering line endings
end run
