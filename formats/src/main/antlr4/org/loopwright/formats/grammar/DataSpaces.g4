/*
 * Sets of data spaces. Operators bind alike, from the left; sets in a row are united.
 */
grammar DataSpaces;

sets : (chain ','?)* EOF ;

chain : operand (operator operand)* ;

operator : '&' | '|' | '-' ;

operand
    : '~' operand                                                    # complement
    | '(' chain ')'                                                  # group
    | function=('Intersection' | 'Union') '(' chain (',' chain)* ')' # combined
    | (NAME | '*' | 'Intersection' | 'Union')                        # named
    ;

NAME : [A-Za-z0-9_]+ ;

SPACE : [ \t\n\u000B\f\r]+ -> skip ;

OTHER : . ;
