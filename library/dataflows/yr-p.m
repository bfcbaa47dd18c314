// YR-P: rows over clusters, filter rows inside, as in Eyeriss (Kwon et al. 2020, Figure 4(a)).
//
// Every cluster computes one output row; each of its PEs slides one filter row over one input row.
//
// The layer is conv3_1 of VGG-16, padded, for an array of 256 PEs. To map another layer, give its
// dimensions.
Network yr_p {
  Layer conv3_1 {
    Type: CONV
    Dimensions { K: 256, C: 128, R: 3, S: 3, Y: 58, X: 58 }
    Dataflow {
      TemporalMap(2,2) C;
      TemporalMap(2,2) K;
      SpatialMap(Sz(R),1) Y;
      TemporalMap(Sz(S),1) X;
      TemporalMap(Sz(R),Sz(R)) R;
      TemporalMap(Sz(S),Sz(S)) S;
      Cluster(Sz(R),P);
      SpatialMap(1,1) Y;
      SpatialMap(1,1) R;
    }
  }
}
