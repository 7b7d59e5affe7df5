//! A rectangle of the drawing that shows a part of the globe.

use super::projection::EqualEarth;
use crate::profile::Coordinates;

/// The least width and height of what is shown, for a sphere of radius 1: about 1,600 kilometres, so that even a single
/// place has a coast or a border of the land around it.
const LEAST_EXTENT: f64 = 0.25;

/// The margin on each side, as a share of what is shown.
const MARGIN: f64 = 0.08;

/// A rectangle of the drawing that shows a part of the globe.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub(super) projection: EqualEarth,
    /// Left, top, width and height in the drawing.
    pub(super) at: [f64; 4],
    /// The middle of what is shown, on the plane.
    middle: [f64; 2],
    /// Pixels of the drawing for each unit of the plane.
    scale: f64,
}

impl Frame {
    /// A frame of this width that shows all these places, as high as they need, within limits.
    pub(super) fn around(
        places: &[Coordinates],
        [left, top, width]: [f64; 3],
        heights: [f64; 2],
    ) -> Self {
        let projection = EqualEarth::around(places);
        let points: Vec<[f64; 2]> = places.iter().map(|&place| projection.project(place)).collect();
        let range = |axis: usize| {
            let values = || points.iter().map(|point| point[axis]);
            let [low, high] =
                [values().fold(f64::MAX, f64::min), values().fold(f64::MIN, f64::max)];
            if low > high { [0.0, 0.0] } else { [low, high] }
        };
        let ranges = [range(0), range(1)];
        let middle = ranges.map(|[low, high]| f64::midpoint(low, high));
        let extents =
            ranges.map(|[low, high]| (high - low).max(LEAST_EXTENT) * (1.0 + 2.0 * MARGIN));
        let height = (width * extents[1] / extents[0]).clamp(heights[0], heights[1]);
        let scale = (width / extents[0]).min(height / extents[1]);
        Self { projection, at: [left, top, width, height], middle, scale }
    }

    /// The corners at the left and the top, and at the right and the bottom.
    pub(super) fn corners(&self) -> [[f64; 2]; 2] {
        let [left, top, width, height] = self.at;
        [[left, top], [left + width, top + height]]
    }

    /// Where a point of the plane is in the drawing; it may be outside the frame.
    pub(super) fn place(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        let [left, top, width, height] = self.at;
        [
            left + width / 2.0 + self.scale * (x - self.middle[0]),
            top + height / 2.0 - self.scale * (y - self.middle[1]),
        ]
    }

    /// Where a place on the globe is in the drawing.
    pub(super) fn point(&self, place: Coordinates) -> [f64; 2] {
        self.place(self.projection.project(place))
    }
}

#[cfg(test)]
mod tests {
    use super::Frame;
    use crate::profile::Coordinates;

    #[test]
    fn all_places_are_inside() {
        let at = |latitude, longitude| Coordinates { latitude, longitude };
        for places in [
            vec![at(-54.0, -68.0), at(65.0, 25.0)],
            vec![at(-40.0, 175.0), at(60.0, -150.0)],
            vec![at(10.0, 10.0); 3],
            vec![at(90.0, 0.0), at(-90.0, 0.0)],
            vec![],
        ] {
            let frame = Frame::around(&places, [10.0, 20.0, 980.0], [300.0, 600.0]);
            let [low, high] = frame.corners();
            for place in places {
                let [x, y] = frame.point(place);
                assert!(
                    x > low[0] && x < high[0] && y > low[1] && y < high[1],
                    "{place:?}: {x} {y}"
                );
            }
        }
    }
}
