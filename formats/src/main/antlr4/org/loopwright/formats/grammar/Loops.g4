/*
 * Loops of mappings and constraints: factors such as R=3 S<=4, R3 S4 or R 3 S 4, and orders of
 * dimensions. A number right after a comma is the residual of the factor before it: P=4,3.
 * Which names are dimensions, only the workload knows.
 */
grammar Loops;

factors : (factor | COMMA)* EOF ;

factor
    : name=word statement+ residual?            # stated
    | name=word COMMA* value=NUMBER residual?   # apart
    | word                                      # joined
    | word? (RELATION | OTHER)+ word?           # malformed
    ;

// More than one where factors run on: in R=3S=1 the first value is 3S.
statement : relation=RELATION value=word ;

// One number; more are an error of whoever reads it.
residual : (COMMA NUMBER)+ ;

permutation : (words+=(WORD | NUMBER | RELATION | OTHER) | COMMA)* EOF ;

word : WORD | NUMBER ;

COMMA : ',' ;

RELATION : '<=' | '>=' | '==' | '=' ;

NUMBER : [+-]? ([0-9]+ ('.' [0-9]*)? | '.' [0-9]+) ([eE] [+-]? [0-9]+)? | '0x' [0-9a-fA-F]+ ;

WORD : ~[ \t\n\u000B\f\r,<>=#]+ ;

SPACE : [ \t\n\u000B\f\r]+ -> skip ;

// What follows is no part of the text, its further lines included.
COMMENT : '#' .* -> skip ;

OTHER : . ;
