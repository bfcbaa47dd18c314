// X-P: columns over PEs, weights stay (Kwon et al. 2020, Figure 4(a)).
//
// Every PE computes one output column, row by row; all PEs use the same filter.
//
// The layer is conv3_1 of VGG-16, padded, for an array of 256 PEs. To map another layer, give its
// dimensions.
Network x_p {
  Layer conv3_1 {
    Type: CONV
    Dimensions { K: 256, C: 128, R: 3, S: 3, Y: 58, X: 58 }
    Dataflow {
      TemporalMap(1,1) K;
      TemporalMap(1,1) C;
      TemporalMap(Sz(R),Sz(R)) R;
      TemporalMap(Sz(S),Sz(S)) S;
      TemporalMap(Sz(R),1) Y;
      SpatialMap(Sz(S),1) X;
    }
  }
}
