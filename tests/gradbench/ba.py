"""Bundle adjustment: how far the image of a point is from where a camera saw it."""

import numpy as np


def cross(a, b):
    """The cross product of two 3-vectors."""
    return np.array(
        [
            a[1] * b[2] - a[2] * b[1],
            a[2] * b[0] - a[0] * b[2],
            a[0] * b[1] - a[1] * b[0],
        ]
    )


def rotate(rotation, point):
    """The point turned about the axis `rotation`, by its length (Rodrigues)."""
    square = np.sum(rotation * rotation)
    if square == 0.0:
        return point + cross(rotation, point)
    angle = np.sqrt(square)
    axis = rotation / angle
    cosine = np.cos(angle)
    along = np.dot(axis, point) * (1.0 - cosine)
    return point * cosine + cross(axis, point) * np.sin(angle) + axis * along


def distort(kappa, image):
    """Radial distortion of an image point."""
    square = np.sum(image * image)
    return image * (1.0 + kappa[0] * square + kappa[1] * square * square)


def project(camera, point):
    """The image of a point: rotation, centre, focal length, image centre, distortion."""
    seen = rotate(camera[0:3], point - camera[3:6])
    image = distort(camera[9:11], seen[0:2] / seen[2])
    return image * camera[6] + camera[7:9]


def reprojection(camera, point, weight, feature):
    """The weighted error of one observation."""
    return weight * (project(camera, point) - feature)


def weight_error(weight):
    """What draws a weight towards one."""
    return 1.0 - weight * weight
