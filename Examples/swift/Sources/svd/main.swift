// LAPACK's singular value decomposition through a signature file of 20 lines.
import Lapack

let a: NDArray<Double, 2> = [[3, 1, 1], [-1, 3, 1]]
do {
  let (s, u, vt) = try dgesvd(a: a)
  print("singular values:", s)
  // The sum of s[k] u[:, k] vt[k, :] is the matrix.
  var product = NDArray<Double, 2>.zeros(a.shape)
  for i in 0..<a.shape[0] {
    for j in 0..<a.shape[1] {
      product[i, j] = (u[i, ...] * s * vt[..., j]).sum()
    }
  }
  print("u s vt:")
  print(product)
} catch {
  print("error: \(error)")
}
