/*
 * The directive language of MAESTRO: constants and one network of layers, each with its sizes and
 * its dataflow. What a block holds is a rule of its own, where reading goes on after an error; in
 * what throws its error on, a block's part is given up as a whole.
 */
grammar Maestro;

@parser::members {
  private static final int MAX_DEPTH = 162;

  /** Whether the next token goes on with the name that the last one is part of. */
  private boolean namesOn() {
    Token next = _input.LT(1);
    return _input.LT(-1).getStopIndex() + 1 == next.getStartIndex()
        && next.getType() != EOF
        && next.getType() != OPEN
        && next.getType() != CLOSE
        && !next.getText().equals(";");
  }
}

file : statements EOF ;

statements : (constant | network | accelerator | SEPARATOR)* ;

constant : CONSTANT name=word SEPARATOR* sum ;

network : NETWORK SEPARATOR* (title SEPARATOR*)? OPEN layers CLOSE ;

layers : (layer | SEPARATOR)* ;

layer : LAYER SEPARATOR* (title SEPARATOR*)? OPEN parts CLOSE ;

parts : (part | SEPARATOR)* ;

part
    : TYPE SEPARATOR* operator=(WORD | NUMBER)?                                 # type
    | kind=(STRIDE | DILATION | DIMENSIONS) SEPARATOR* OPEN bounds CLOSE        # sizes
    | DATAFLOW SEPARATOR* OPEN directives CLOSE                                 # dataflow
    ;

bounds : (bound | SEPARATOR)* ;

bound : symbol SEPARATOR* sum ;

directives : (directive | SEPARATOR)* ;

directive
    : kind=(TEMPORAL_MAP | SPATIAL_MAP) LEFT sum SEPARATOR* sum RIGHT SEPARATOR* symbol  # map
    | CLUSTER LEFT sum SEPARATOR* type=WORD RIGHT                                             # cluster
    ;

sum : product (('+' | '-') product)* ;
catch [RecognitionException abandoned] { throw abandoned; }

product : operand (('*' | '/') operand)* ;
catch [RecognitionException abandoned] { throw abandoned; }

operand
    : LEFT {_ctx.depth() < MAX_DEPTH}? sum RIGHT  # group
    | SIZE_OF LEFT symbol RIGHT             # sizeOf
    | NUMBER                                # number
    | word                                  # constantName
    ;
catch [RecognitionException abandoned] { throw abandoned; }

symbol : WORD | PRIMED ;
catch [RecognitionException abandoned] { throw abandoned; }

word
    : WORD | LAYER | TYPE | STRIDE | DILATION | DIMENSIONS | DATAFLOW | TEMPORAL_MAP | SPATIAL_MAP
    | CLUSTER
    ;
catch [RecognitionException abandoned] { throw abandoned; }

// Any characters up to a space, a brace or a semicolon.
title : ~(OPEN | CLOSE | SEPARATOR) { while (namesOn()) consume(); } ;

// Not of the language: hardware is given apart.
accelerator : ACCELERATOR block ;

block : OPEN {_ctx.depth() < MAX_DEPTH}? (block | ~(OPEN | CLOSE))* CLOSE ;
catch [RecognitionException abandoned] { throw abandoned; }

CONSTANT : 'Constant' ;

NETWORK : 'Network' ;

ACCELERATOR : 'Accelerator' ;

LAYER : 'Layer' ;

TYPE : 'Type' ;

STRIDE : 'Stride' ;

DILATION : 'Dilation' ;

DIMENSIONS : 'Dimensions' ;

DATAFLOW : 'Dataflow' ;

TEMPORAL_MAP : 'TemporalMap' ;

SPATIAL_MAP : 'SpatialMap' ;

CLUSTER : 'Cluster' ;

SIZE_OF : 'Sz' ;

OPEN : '{' ;

CLOSE : '}' ;

LEFT : '(' ;

RIGHT : ')' ;

SEPARATOR : [,;:] ;

NUMBER : [0-9] PART* ('.' PART*)? ;

WORD : LETTER PART* ;

PRIMED : WORD '\'' ;

SPACE : [ \t\n\u000B\f\r\uFEFF]+ -> skip ;

COMMENT : '//' ~[\n]* -> skip ;

OTHER : . ;

fragment LETTER : [A-Za-z_\u00C0-\uFEFE] ;

fragment PART : LETTER | [0-9] ;
