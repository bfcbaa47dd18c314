/*
 * A mapping as a loop nest, outermost level first. It ends with the arithmetic; what follows, such
 * as the costs in a report, is not part of it.
 */
grammar LoopNest;

nest : level+ '|' name ;

level : name KEEPS kept off* loop* ;

kept : NOTHING | name (',' name)* ;

off : ';' NO name OF name (',' name)* ;

loop : '|' (FOR | PARALLEL axis) name IN '[' NUMBER ':' NUMBER (',' NUMBER)? ')' ;

axis : AXIS ;

name : NAME | AXIS | STRING ;

FOR : 'for' ;

PARALLEL : 'parallel-for' ;

KEEPS : 'keeps' ;

NOTHING : 'nothing' ;

IN : 'in' ;

NO : 'no' ;

OF : 'of' ;

AXIS : 'X' | 'Y' ;

NUMBER : [0-9]+ ;

NAME : [A-Za-z_] [A-Za-z0-9_.-]* ;

STRING : '"' (~["\\\r\n] | '\\' ~[\r\n])* '"' ;

SPACE : [ \t\f\r\n]+ -> skip ;

COMMENT : '#' ~[\r\n]* -> skip ;

OTHER : . ;
