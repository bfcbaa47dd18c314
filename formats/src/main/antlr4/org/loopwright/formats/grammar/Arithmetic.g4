/*
 * Expressions of Python over numbers and names, from what binds least to what binds most.
 * Objectives have two things more, which their reader lets pass: ^ for a power, and paths as names.
 * What no rule takes is a token of its own, for errors that say so.
 */
grammar Arithmetic;

formula : expression EOF ;

expression : then=disjunction ('if' condition=disjunction 'else' otherwise=expression)? ;

disjunction : conjunction ('or' conjunction)* ;

conjunction : inversion ('and' inversion)* ;

inversion : 'not' inversion | comparison ;

comparison : sum (comparator sum)* ;

comparator : '<' | '<=' | '>' | '>=' | '==' | '!=' ;

sum : product (('+' | '-') product)* ;

product : factor (('*' | '/' | '//' | '%') factor)* ;

factor : ('+' | '-') factor | power ;

// The exponent may have a sign; the base has none: -2 ** 2 is -(2 ** 2).
power : atom (operator=('**' | '^') factor)? ;

atom
    : INTEGER                                          # integer
    | REAL                                             # real
    | truth=('True' | 'False')                         # truth
    | NAME (dots+='.' NAME)*                           # name
    | NAME '(' expression (',' expression)* ','? ')'   # call
    | '(' expression ')'                               # group
    ;

INTEGER
    : '0' ('_'? '0')*
    | [1-9] ('_'? [0-9])*
    | '0' [xX] ('_'? [0-9a-fA-F])+
    | '0' [oO] ('_'? [0-7])+
    | '0' [bB] ('_'? [01])+
    ;

REAL : (DIGITS '.' DIGITS? | '.' DIGITS) EXPONENT? | DIGITS EXPONENT ;

NAME : [A-Za-z_\u00A1-\uFFFF] [A-Za-z0-9_\u00A1-\uFFFF]* ;

SPACE : [ \t\n\u000B\f\r]+ -> skip ;

OTHER : . ;

fragment DIGITS : [0-9] ('_'? [0-9])* ;

fragment EXPONENT : [eE] [+-]? DIGITS ;
