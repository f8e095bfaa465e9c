// What happened between two dates?
// param from date =: first day, as 2031-02-05, 2031-02 or 2031
// param to date =: last day
// param who name =: name of someone who takes part

timeline(who, during(from, to)).forEach(r => g.Emit(r));
