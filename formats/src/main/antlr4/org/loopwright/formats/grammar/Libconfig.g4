/*
 * The configuration language of libconfig: settings in groups { }, lists ( ) and arrays [ ].
 * Files that it includes are spliced in as tokens, so an @include never reaches the parser.
 * What no rule of the language takes is a token of its own, for errors that say so.
 */
grammar Libconfig;

document : setting* EOF ;

setting : NAME ASSIGN value end? ;

end : ';' | ',' ;

value : text | word | list | group | bare ;

// Not of the language: a text without its quotes.
bare : NAME { notifyErrorListeners($NAME, null, null); } ;

text : STRING+ ;

word : TRUTH | NUMBER ;

// Square brackets are of arrays, which hold scalars of one type; round ones of lists.
list : '[' (value (',' value)* ','?)? ']'
     | '(' (value (',' value)* ','?)? ')'
     ;

group : '{' setting* '}' ;

ASSIGN : '=' | ':' ;

TRUTH : [Tt][Rr][Uu][Ee] | [Ff][Aa][Ll][Ss][Ee] ;

NUMBER : '0' [xX] [0-9A-Fa-f]+ 'L'? 'L'?
       | [-+]? [0-9]+ 'L'? 'L'?
       | [-+]? ([0-9]+ '.' [0-9]* | '.' [0-9]+ | [0-9]+) ([eE] [-+]? [0-9]+)?
       ;

INCLUDE : '@include' [ \t]* STRING ;

STRING : '"' (~["\\\r\n] | '\\' ~[\r\n])* '"' ;

NAME : [A-Za-z*] [-A-Za-z0-9_*]* ;

SPACE : [ \t\f\r\n]+ -> skip ;

COMMENT : ('#' ~[\r\n]* | '//' ~[\r\n]* | '/*' .*? '*/') -> skip ;

OPEN_STRING : '"' (~["\\\r\n] | '\\' ~[\r\n])* ;

OPEN_COMMENT : '/*' (~'*' | '*'+ ~[*/])* '*'* ;

OTHER : . ;
