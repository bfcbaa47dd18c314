// MAESTRO, Figures 2 and 3: a one-dimensional convolution on three PEs, and what each change of the
// directives does. Nine outputs, six taps, as the six times of Figure 3(b) have it: three tiles of three outputs,
// then the next three taps. The mapping of Figure 3(b) is "base".
Network conv1d {
  Layer base {
    Type: CONV
    Dimensions { K: 1, C: 1, R: 1, S: 6, Y: 1, X: 14 }
    Dataflow {
      SpatialMap(1,1) S;
      TemporalMap(3,3) X';
      TemporalMap(1,1) K; TemporalMap(1,1) C; TemporalMap(1,1) Y; TemporalMap(1,1) R;
    }
  }
  Layer other_order {
    Type: CONV
    Dimensions { K: 1, C: 1, R: 1, S: 6, Y: 1, X: 14 }
    Dataflow {
      TemporalMap(3,3) X';
      SpatialMap(1,1) S;
      TemporalMap(1,1) K; TemporalMap(1,1) C; TemporalMap(1,1) Y; TemporalMap(1,1) R;
    }
  }
  Layer other_space {
    Type: CONV
    Dimensions { K: 1, C: 1, R: 1, S: 6, Y: 1, X: 14 }
    Dataflow {
      SpatialMap(1,1) X';
      TemporalMap(Sz(S),Sz(S)) S;
      TemporalMap(1,1) K; TemporalMap(1,1) C; TemporalMap(1,1) Y; TemporalMap(1,1) R;
    }
  }
  Layer larger_filter_tile {
    Type: CONV
    Dimensions { K: 1, C: 1, R: 1, S: 6, Y: 1, X: 14 }
    Dataflow {
      SpatialMap(2,2) S;
      TemporalMap(2,2) X';
      TemporalMap(1,1) K; TemporalMap(1,1) C; TemporalMap(1,1) Y; TemporalMap(1,1) R;
    }
  }
}
