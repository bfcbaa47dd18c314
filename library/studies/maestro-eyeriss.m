// The convolutions of AlexNet on the 12 x 14 PEs of the Eyeriss chip, row-stationary: a filter row in each PE of a
// column, output rows over columns, 16 filters and 4 channels in a PE (one channel of conv1's three). A layer of 13
// output rows fills 39 PEs, so four such sets work on different filters: 156 PEs, as many as the chip keeps busy.
Network alexnet {
  Layer conv1 {
    Type: CONV
    Stride { X: 4, Y: 4 }
    Dimensions { N: 1, K: 96, C: 3, R: 11, S: 11, Y: 227, X: 227 }
    Dataflow {
      TemporalMap(1,1) N;
      TemporalMap(1,1) C;
      TemporalMap(16,16) K;
      SpatialMap(Sz(R),1) Y;
      TemporalMap(Sz(S),1) X;
      TemporalMap(Sz(R),Sz(R)) R;
      TemporalMap(Sz(S),Sz(S)) S;
      Cluster(11,P);
      SpatialMap(1,1) Y;
      SpatialMap(1,1) R;
    }
  }
  Layer conv2 {
    Type: NGCONV
    Dimensions { N: 1, G: 2, K: 128, C: 48, R: 5, S: 5, Y: 31, X: 31 }
    Dataflow {
      TemporalMap(1,1) N;
      TemporalMap(1,1) G;
      TemporalMap(4,4) C;
      TemporalMap(16,16) K;
      SpatialMap(Sz(R),1) Y;
      TemporalMap(Sz(S),1) X;
      TemporalMap(Sz(R),Sz(R)) R;
      TemporalMap(Sz(S),Sz(S)) S;
      Cluster(5,P);
      SpatialMap(1,1) Y;
      SpatialMap(1,1) R;
    }
  }
  Layer conv3 {
    Type: CONV
    Dimensions { N: 1, K: 384, C: 256, R: 3, S: 3, Y: 15, X: 15 }
    Dataflow {
      TemporalMap(1,1) N;
      TemporalMap(4,4) C;
      SpatialMap(16,16) K;
      TemporalMap(15,15) Y;
      TemporalMap(Sz(S),1) X;
      TemporalMap(Sz(R),Sz(R)) R;
      TemporalMap(Sz(S),Sz(S)) S;
      Cluster(13,P);
      SpatialMap(Sz(R),1) Y;
      Cluster(3,P);
      SpatialMap(1,1) Y;
      SpatialMap(1,1) R;
    }
  }
  Layer conv4 {
    Type: NGCONV
    Dimensions { N: 1, G: 2, K: 192, C: 192, R: 3, S: 3, Y: 15, X: 15 }
    Dataflow {
      TemporalMap(1,1) N;
      TemporalMap(1,1) G;
      TemporalMap(4,4) C;
      SpatialMap(16,16) K;
      TemporalMap(15,15) Y;
      TemporalMap(Sz(S),1) X;
      TemporalMap(Sz(R),Sz(R)) R;
      TemporalMap(Sz(S),Sz(S)) S;
      Cluster(13,P);
      SpatialMap(Sz(R),1) Y;
      Cluster(3,P);
      SpatialMap(1,1) Y;
      SpatialMap(1,1) R;
    }
  }
  Layer conv5 {
    Type: NGCONV
    Dimensions { N: 1, G: 2, K: 128, C: 192, R: 3, S: 3, Y: 15, X: 15 }
    Dataflow {
      TemporalMap(1,1) N;
      TemporalMap(1,1) G;
      TemporalMap(4,4) C;
      SpatialMap(16,16) K;
      TemporalMap(15,15) Y;
      TemporalMap(Sz(S),1) X;
      TemporalMap(Sz(R),Sz(R)) R;
      TemporalMap(Sz(S),Sz(S)) S;
      Cluster(13,P);
      SpatialMap(Sz(R),1) Y;
      Cluster(3,P);
      SpatialMap(1,1) Y;
      SpatialMap(1,1) R;
    }
  }
}
