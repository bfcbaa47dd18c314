// C-P: input channels over PEs, no local reuse (Kwon et al. 2020, Figure 4(a)).
//
// Every PE holds one input channel of one window; the PEs add their products up.
//
// The layer is conv3_1 of VGG-16, padded, for an array of 256 PEs. To map another layer, give its
// dimensions.
Network c_p {
  Layer conv3_1 {
    Type: CONV
    Dimensions { K: 256, C: 128, R: 3, S: 3, Y: 58, X: 58 }
    Dataflow {
      TemporalMap(1,1) K;
      TemporalMap(Sz(R),1) Y;
      TemporalMap(Sz(S),1) X;
      TemporalMap(Sz(R),Sz(R)) R;
      TemporalMap(Sz(S),Sz(S)) S;
      SpatialMap(1,1) C;
    }
  }
}
