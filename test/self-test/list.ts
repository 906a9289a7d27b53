// Prints a list with one topic, which is new wherever the argument is.
console.log(`Topic,Description\n"Oven ${process.argv[2]}","Seen by one run alone."`);
