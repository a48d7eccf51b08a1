"""Hand tracking: the distances between points and the posed surface of a hand model."""

import math
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Hand:
    """A hand at rest: bones, and vertices that follow them by weights."""

    parents: list
    base_relatives: np.ndarray
    inverse_base_absolutes: np.ndarray
    base_positions: np.ndarray
    weights: np.ndarray
    triangles: list
    is_mirrored: bool


def pose_of(theta):
    """Rotation, scale and translation of the hand, then the angles of wrist and fingers."""
    pose = [theta[0:3], np.ones(3), theta[3:6], np.zeros(3), np.zeros(3)]
    k = 6
    for _ in range(5):
        pose.append(np.array([theta[k], theta[k + 1], 0.0]))
        pose.append(np.array([theta[k + 2], 0.0, 0.0]))
        pose.append(np.array([theta[k + 3], 0.0, 0.0]))
        pose.append(np.zeros(3))
        k += 4
    return pose


def euler(angles):
    """The homogeneous rotation about x, then y, then z; the angles are of x, z, y."""
    cx, cz, cy = np.cos(angles)
    sx, sz, sy = np.sin(angles)
    about_x = np.array([[1.0, 0.0, 0.0], [0.0, cx, -sx], [0.0, sx, cx]])
    about_y = np.array([[cy, 0.0, sy], [0.0, 1.0, 0.0], [-sy, 0.0, cy]])
    about_z = np.array([[cz, -sz, 0.0], [sz, cz, 0.0], [0.0, 0.0, 1.0]])
    rotation = about_z @ about_y @ about_x
    return np.block([[rotation, np.zeros((3, 1))], [np.zeros((1, 3)), np.ones((1, 1))]])


def axis_angle(rotation):
    """The rotation matrix of an axis with its angle as length."""
    angle = math.sqrt(rotation @ rotation)
    if angle < 1e-4:
        return np.eye(3)
    x, y, z = rotation / angle
    s, c = math.sin(angle), math.cos(angle)
    return np.array(
        [
            [x * x + (1 - x * x) * c, x * y * (1 - c) - z * s, x * z * (1 - c) + y * s],
            [x * y * (1 - c) + z * s, y * y + (1 - y * y) * c, y * z * (1 - c) - x * s],
            [x * z * (1 - c) - y * s, z * y * (1 - c) + x * s, z * z + (1 - z * z) * c],
        ]
    )


def bone_transforms(hand, pose):
    """What each bone does to the vertices that follow it."""
    absolutes = []
    for i, parent in enumerate(hand.parents):
        relative = hand.base_relatives[i] @ euler(pose[i + 3])
        absolutes.append(relative if parent == -1 else absolutes[parent] @ relative)
    return [a @ inverse for a, inverse in zip(absolutes, hand.inverse_base_absolutes)]


def vertices(hand, theta):
    """The posed vertices, (n, 3)."""
    pose = pose_of(theta)
    positions = 0.0
    for i, transform in enumerate(bone_transforms(hand, pose)):
        moved = hand.base_positions @ transform[:3].T
        positions = positions + hand.weights[:, i : i + 1] * moved
    if hand.is_mirrored:
        positions = positions * np.array([-1.0, 1.0, 1.0])
    return positions @ (axis_angle(pose[0]) * pose[1]).T + pose[2]


def simple(theta, hand, correspondences, points):
    """Each point less the vertex it belongs to, flattened."""
    return (points - vertices(hand, theta)[correspondences]).reshape(-1)


def complicated(theta, us, hand, correspondences, points):
    """Each point less its place on a triangle, which us (n, 2) gives, flattened."""
    surface = vertices(hand, theta)
    errors = []
    for u, triangle, point in zip(us, correspondences, points):
        a, b, c = hand.triangles[triangle]
        place = u[0] * surface[a] + u[1] * surface[b] + (1.0 - u[0] - u[1]) * surface[c]
        errors.append(point - place)
    return np.concatenate(errors)
