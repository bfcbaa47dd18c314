// YX-P: rows over clusters, columns inside, as in ShiDianNao (Kwon et al. 2020, Figure 4(a)).
//
// Every cluster computes one output row, its 8 PEs one column each; outputs stay.
//
// The layer is conv3_1 of VGG-16, padded, for an array of 256 PEs. To map another layer, give its
// dimensions, and with a stride s the size Sz(S)+7*s and the offset 8*s for X.
Network yx_p {
  Layer conv3_1 {
    Type: CONV
    Dimensions { K: 256, C: 128, R: 3, S: 3, Y: 58, X: 58 }
    Dataflow {
      TemporalMap(1,1) K;
      SpatialMap(Sz(R),1) Y;
      TemporalMap(Sz(S)+8-1,8) X;
      TemporalMap(1,1) C;
      TemporalMap(Sz(R),Sz(R)) R;
      TemporalMap(Sz(S),Sz(S)) S;
      Cluster(8,P);
      SpatialMap(Sz(S),1) X;
    }
  }
}
